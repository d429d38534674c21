//! The committed vectors are embedded in the program: when a file is added to them or taken away,
//! the program is built anew. Nothing is generated here.

fn main() {
    println!("cargo:rerun-if-changed=../vectors");
}
