//! The mutants that refuse rightly but with the wrong code.

use model::clause::Code::{self, *};
use model::terms::Term;

use super::mutant;
use crate::systems::mutants::{Group, Mutant, What};

/// Returns them all: each code replaced by another, one code for every refusal, and no code.
pub(crate) fn all() -> Vec<Mutant> {
    let recoded = Code::ALL.iter().map(|&code| What::Recode(code, instead(code)));
    let generic = [What::OneCode(InvalidAmount), What::OneCode(RequestConflict), What::NoCode];
    recoded.chain(generic).map(|what| mutant(Group::WrongCode, what)).collect()
}

/// Returns the code of another guard that is easily mistaken for this one.
fn instead(code: Code) -> Code {
    match code {
        RequestConflict | ExceedsFreeBalance | BelowUsed | ExceedsSettlementCap => InvalidAmount,
        UnknownPerson | QuotaNotInPolicy | NotAParty => NoActiveRelationship,
        UnknownSettlement => AlreadyReversed,
        HolderNotInsuredEmployee | OutsideReach => RecipientNotInsured,
        RecipientNotInsured => HolderNotInsuredEmployee,
        KinshipNotCovered | RegionNotConnected | ChannelNotOpen => OutsideReach,
        CommitmentMissing | SamePerson => KinshipNotCovered,
        AlreadyEstablished => TooManyRelationships,
        TooManyRelationships => AlreadyEstablished,
        NoActiveRelationship | PremiumNotCoveredInFull => QuotaExhausted,
        InvalidAmount | NoAccount => ExceedsFreeBalance,
        BeneficiaryNotRecipient => NotAParty,
        CategoryNotCovered => VenueNotDesignated,
        VenueNotDesignated | SchemeMismatch => CategoryNotCovered,
        QuotaExhausted => PremiumNotCoveredInFull,
        AlreadyReversed => UnknownSettlement,
        InsuranceNotActive => SameRegion,
        SameRegion => InsuranceNotActive,
        AlreadyInsured => PersonDeceased,
        PersonDeceased => AlreadyInsured,
    }
}
