//! draft

pub mod reachable;
use crate::cli::CoverageArgs;
use crate::console::{Console, Exit};
use std::io;
/// draft
pub fn run(_: &CoverageArgs, _: &mut Console<'_>) -> io::Result<Exit> {
    Ok(Exit::Ok)
}

#[cfg(test)]
mod tests {
    #[test]
    fn stats() {
        let policy = crate::files::policy("cn-2026-trial").unwrap();
        let t = std::time::Instant::now();
        let r = super::reachable::in_scopes(&policy, 2);
        println!("{} {:?}", r.len(), t.elapsed());
        let m = crate::generate::assemble::Material::of(&policy);
        let mut pool = std::collections::BTreeSet::new();
        for t in &m.pool {
            for g in &t.goals {
                if let crate::generate::goal::Goal::Stands(a, b, c) = g {
                    pool.insert((*a, *b, *c));
                }
            }
        }
        println!(
            "pool {} both {} only scopes {}",
            pool.len(),
            pool.intersection(&r).count(),
            r.difference(&pool).count()
        );
        for k in r.difference(&pool) {
            println!("{}", crate::generate::goal::Goal::Stands(k.0, k.1, k.2).text().en);
        }
    }
}
