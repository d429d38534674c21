import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The policy cn-2026-trial: the guards and effects of each operation. */
final class MutualAid {
    private static final Set<String> KINSHIPS = Set.of("spouse", "parent", "child", "sibling",
            "paternal_grandparent", "maternal_grandparent", "grandchild_through_son",
            "grandchild_through_daughter");

    private enum Standing { active, ended, deceased }

    private static final class Person {
        String name;
        Operation.Scheme scheme;
        Standing standing;
        String region;
        Long balance; // null if the person never had an account

        boolean isInsured() {
            return standing == Standing.active;
        }

        boolean isInsuredEmployee() {
            return isInsured() && scheme == Operation.Scheme.employee;
        }

        String province() {
            return region.substring(0, 2);
        }
    }

    private static final class Relationship {
        final Person holder;
        final Person recipient;
        boolean active = true;
        long granted = 0;
        long used = 0;

        Relationship(Person holder, Person recipient) {
            this.holder = holder;
            this.recipient = recipient;
        }

        long remaining() {
            return active ? granted - used : 0;
        }

        boolean concerns(Person person) {
            return holder == person || recipient == person;
        }
    }

    private static final class Settlement {
        final Relationship relationship;
        final long paid;
        final String debtor;
        final String creditor;
        boolean reversed = false;

        Settlement(Relationship relationship, long paid, String debtor, String creditor) {
            this.relationship = relationship;
            this.paid = paid;
            this.debtor = debtor;
            this.creditor = creditor;
        }
    }

    private record Answered(Operation operation, Map<String, Object> answer) {}

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<Relationship> relationships = new ArrayList<>();
    private final Map<String, Settlement> settlements = new HashMap<>();
    private final Map<String, Answered> answers = new HashMap<>();
    private final Clearing clearing = new Clearing();

    void putOnRecord(Fields fields) {
        Person person = new Person();
        person.name = fields.text("name");
        person.scheme = Operation.Scheme.valueOf(fields.text("scheme"));
        person.standing = Standing.valueOf(fields.text("standing"));
        person.region = fields.text("region");
        if (fields.has("balance")) {
            person.balance = Money.parse(fields.text("balance")).orElseThrow();
        } else if (person.scheme == Operation.Scheme.employee) {
            person.balance = 0L;
        }
        if (people.put(person.name, person) != null) {
            throw new IllegalArgumentException(person.name + " is on record already");
        }
    }

    /** Returns the answer to a request; a repeated one gets its first answer (IDM-1, IDM-2). */
    Map<String, Object> perform(String request, Operation operation) {
        Answered first = answers.get(request);
        if (first != null && !first.operation.equals(operation)) {
            return rejected("request_conflict");
        }
        if (first != null) {
            return first.answer;
        }
        Map<String, Object> answer;
        try {
            answer = new LinkedHashMap<>(Map.of("decision", "accepted"));
            answer.putAll(decide(operation));
        } catch (Refusal refusal) {
            answer = rejected(refusal.getMessage());
        }
        if (request != null) { // IDM-3
            answers.put(request, new Answered(operation, answer));
        }
        return answer;
    }

    private static Map<String, Object> rejected(String code) {
        return Map.of("decision", "rejected", "code", code);
    }

    private Map<String, Object> decide(Operation operation) throws Refusal {
        // Each method refuses before it changes anything.
        if (operation instanceof Operation.Settle settle) {
            return settle(settle);
        } else if (operation instanceof Operation.Clear) {
            return clear();
        } else if (operation instanceof Operation.Establish establish) {
            establish(establish);
        } else if (operation instanceof Operation.SetQuota setQuota) {
            setQuota(setQuota);
        } else if (operation instanceof Operation.Reverse reverse) {
            reverse(reverse);
        } else if (operation instanceof Operation.Terminate terminate) {
            terminate(terminate);
        } else if (operation instanceof Operation.Transfer transfer) {
            transfer(transfer);
        } else if (operation instanceof Operation.EndInsurance endInsurance) {
            endInsurance(endInsurance);
        } else if (operation instanceof Operation.Enroll enroll) {
            enroll(enroll);
        } else if (operation instanceof Operation.Contribute contribute) {
            contribute(contribute);
        } else if (operation instanceof Operation.Spend spend) {
            spend(spend);
        }
        return Map.of();
    }

    private void establish(Operation.Establish request) throws Refusal {
        Person holder = person(request.holder());
        Person recipient = person(request.recipient());
        boolean bothInsured = holder.isInsured() && recipient.isInsured();
        boolean together = holder.province().equals(recipient.province());
        Refusal.when(holder == recipient, "same_person"); // EST-6
        Refusal.when(!request.commitment().equals("signed"), "commitment_missing"); // EST-4
        Refusal.when(!KINSHIPS.contains(request.kinship()), "kinship_not_covered"); // EST-3
        Refusal.when(bothInsured && together, "outside_reach"); // EST-5
        Refusal.when(!recipient.isInsured(), "recipient_not_insured"); // EST-2
        Refusal.when(!holder.isInsuredEmployee(), "holder_not_insured_employee"); // EST-1
        Refusal.when(active(holder, recipient).isPresent(), "already_established"); // EST-7
        relationships.add(new Relationship(holder, recipient)); // EST-12
    }

    private void setQuota(Operation.SetQuota request) throws Refusal {
        Person holder = person(request.holder());
        Person recipient = person(request.recipient());
        long granted = Refusal.unless(Money.parse(request.granted()), "invalid_amount"); // QUO-2
        Relationship relationship =
                Refusal.unless(active(holder, recipient), "no_active_relationship"); // QUO-1
        Refusal.when(granted < relationship.used, "below_used"); // QUO-4
        long increase = granted - relationship.granted;
        Refusal.when(increase > free(holder), "exceeds_free_balance"); // QUO-3
        relationship.granted = granted;
    }

    private Map<String, Object> settle(Operation.Settle request) throws Refusal {
        Person holder = person(request.holder());
        Person recipient = person(request.recipient());
        Person beneficiary = person(request.beneficiary());
        long amount =
                Refusal.unless(Money.parsePositive(request.amount()), "invalid_amount"); // SET-5
        Category category = Refusal.unless(
                Category.called(request.category()), "category_not_covered"); // SET-3
        Refusal.when(category == Category.resident_premium
                && recipient.scheme != Operation.Scheme.resident, "scheme_mismatch"); // SET-8
        Refusal.when(!category.fits(request.venue()), "venue_not_designated"); // SET-4
        Refusal.when(beneficiary != recipient, "beneficiary_not_recipient"); // SET-2
        Relationship relationship =
                Refusal.unless(active(holder, recipient), "no_active_relationship"); // SET-1
        long remaining = relationship.remaining();
        Refusal.when(category.isPremium() && remaining < amount,
                "premium_not_covered_in_full"); // SET-6
        Refusal.when(!category.isPremium() && remaining == 0, "quota_exhausted"); // SET-7

        long paid = Math.min(amount, remaining); // SET-9
        String creditor = category.isPremium() ? recipient.region : request.venue().region();
        relationship.used += paid;
        holder.balance -= paid;
        clearing.claim(holder.region, creditor, paid); // SET-10
        settlements.put(request.request(),
                new Settlement(relationship, paid, holder.region, creditor));
        return Map.of("paid", Money.show(paid), "self_paid", Money.show(amount - paid));
    }

    private void reverse(Operation.Reverse request) throws Refusal {
        Settlement settlement = Refusal.unless(
                Optional.ofNullable(settlements.get(request.settlement())),
                "unknown_settlement"); // REV-1
        Refusal.when(settlement.reversed, "already_reversed"); // REV-2
        settlement.reversed = true;
        settlement.relationship.holder.balance += settlement.paid; // REV-3
        if (settlement.relationship.active) {
            settlement.relationship.used -= settlement.paid;
        }
        clearing.claim(settlement.debtor, settlement.creditor, -settlement.paid); // REV-4
    }

    private void terminate(Operation.Terminate request) throws Refusal {
        Person by = person(request.by());
        Person holder = person(request.holder());
        Person recipient = person(request.recipient());
        Relationship relationship =
                Refusal.unless(active(holder, recipient), "no_active_relationship"); // TRM-2
        Refusal.when(!relationship.concerns(by), "not_a_party"); // TRM-1
        relationship.active = false;
    }

    private void transfer(Operation.Transfer request) throws Refusal {
        Person person = person(request.person());
        Refusal.when(person.region.equals(request.region()), "same_region"); // TRF-4
        Refusal.when(!person.isInsured(), "insurance_not_active"); // TRF-3
        endRelationships(person); // TRF-1
        person.region = request.region();
    }

    private void endInsurance(Operation.EndInsurance request) throws Refusal {
        Person person = person(request.person());
        boolean death = request.reason().equals("death");
        Refusal.when(death && person.standing == Standing.deceased, "person_deceased"); // INS-3
        Refusal.when(!death && !person.isInsured(), "insurance_not_active"); // INS-3
        endRelationships(person); // INS-2
        person.standing = death ? Standing.deceased : Standing.ended;
    }

    private void enroll(Operation.Enroll request) throws Refusal {
        Person person = person(request.person());
        Refusal.when(person.isInsured(), "already_insured"); // INS-5
        Refusal.when(person.standing == Standing.deceased, "person_deceased"); // INS-5
        person.scheme = request.scheme();
        person.region = request.region();
        person.standing = Standing.active;
        if (person.scheme == Operation.Scheme.employee && person.balance == null) {
            person.balance = 0L;
        }
    }

    private void contribute(Operation.Contribute request) throws Refusal {
        Person person = person(request.person());
        long amount =
                Refusal.unless(Money.parsePositive(request.amount()), "invalid_amount"); // CON-1
        Refusal.when(!person.isInsuredEmployee(), "holder_not_insured_employee"); // CON-1
        Refusal.when(person.balance + amount > Money.LARGEST, "invalid_amount"); // CON-1
        person.balance += amount;
    }

    private void spend(Operation.Spend request) throws Refusal {
        Person person = person(request.person());
        long amount =
                Refusal.unless(Money.parsePositive(request.amount()), "invalid_amount"); // SPD-1
        Refusal.when(person.standing == Standing.deceased, "person_deceased"); // SPD-3
        Refusal.when(person.balance == null, "no_account"); // SPD-1
        Refusal.when(amount > free(person), "exceeds_free_balance"); // SPD-2
        person.balance -= amount;
    }

    private Map<String, Object> clear() {
        List<Map<String, Object>> statement = clearing.positions();
        clearing.close();
        return Map.of("statement", statement);
    }

    Map<String, Object> observe() {
        Map<List<String>, Map<String, Object>> latest = new LinkedHashMap<>();
        for (Relationship one : relationships) {
            latest.put(List.of(one.holder.name, one.recipient.name), Map.of(
                    "holder", one.holder.name,
                    "recipient", one.recipient.name,
                    "state", one.active ? "active" : "ended",
                    "granted", Money.show(one.granted),
                    "used", Money.show(one.used),
                    "remaining", Money.show(one.remaining())));
        }
        return Map.of(
                "people", people.values().stream().map(this::shown).toList(),
                "relationships", List.copyOf(latest.values()),
                "positions", clearing.positions());
    }

    private Map<String, Object> shown(Person person) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", person.name);
        shown.put("scheme", person.scheme.name());
        shown.put("insurance", person.isInsured() ? "active" : "ended");
        shown.put("region", person.region);
        if (person.balance != null) {
            shown.put("balance", Money.show(person.balance));
            shown.put("free", Money.show(free(person)));
        }
        return shown;
    }

    private Person person(String name) throws Refusal {
        return Refusal.unless(Optional.ofNullable(people.get(name)), "unknown_person"); // GEN-1
    }

    private Stream<Relationship> active() {
        return relationships.stream().filter(one -> one.active);
    }

    private Optional<Relationship> active(Person holder, Person recipient) {
        return active().filter(one -> one.holder == holder && one.recipient == recipient).findAny();
    }

    private long free(Person holder) {
        long earmarked = active().filter(one -> one.holder == holder)
                .mapToLong(Relationship::remaining).sum();
        return holder.balance - earmarked;
    }

    private void endRelationships(Person person) {
        active().filter(one -> one.concerns(person)).forEach(one -> one.active = false);
    }
}
