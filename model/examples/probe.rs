//! scratch
use model::explore::*;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let threads: usize = args[2].parse().unwrap();
    let policy = model::policy_file::read("p", model::policy_file::built_in()[0].1).unwrap();
    for (name, text) in scope_file::built_in() {
        if args[1] != "all" && args[1] != *name {
            continue;
        }
        let scope = match scope_file::read(name, text) {
            Ok(s) => s,
            Err(e) => {
                println!("{}", e.to(model::text::Language::English));
                continue;
            }
        };
        macro_rules! go { ($w:ty) => {{
            let t = std::time::Instant::now();
            let run = explore::<$w, _>(&scope, &policy, &Reference, &Options { threads, keep_graph: args[3].contains('g'), max_states: Some(30_000_000), ..Options::default() });
            let s = t.elapsed().as_secs_f64();
            println!("{name:9} bits {} complete {} states {} transitions {} depth {} {:.2}s {:.1}M/s {:.1} B/state {} templates", scope.bits(), run.complete, run.states, run.transitions, run.depth, s, run.transitions as f64/s/1e6, run.bytes as f64/run.states as f64, scope.templates.len());
            for v in &run.violations { println!("   {:?} {:?}", v.property, v.breach); println!("   {:?}", v.step);
                for r in shortest_path(&run, &scope, &policy, &Reference, v.state) { println!("      {r:?}"); } }
            if let Some(g) = &run.graph { let t = std::time::Instant::now(); let v = g.check(&scope, &policy); println!("   graph: {} violations {:.2}s", v.len(), t.elapsed().as_secs_f64());
              for v in v { println!("   {:?}", v.property); for r in shortest_path(&run, &scope, &policy, &Reference, v.state) { println!("      {r:?}"); } } }
            if args[3].contains('s') { let t = std::time::Instant::now(); let c = check::<$w, _>(&scope, &policy, &Reference, threads, Order::DepthFirst);
              println!("   stateright {} {} holds {} same seen {} {:.2}s", c.states==run.states, c.transitions==run.transitions, c.holds, c.seen == run.seen, t.elapsed().as_secs_f64()); if c.seen != run.seen { println!("{:?}\n{:?}", c.seen, run.seen); } }
        }} }
        if scope.bits() <= 64 {
            go!(u64)
        } else if scope.bits() <= 128 {
            go!(u128)
        } else {
            go!([u128; 2])
        }
    }
}
