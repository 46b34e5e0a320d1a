//! A small program with doors, for the tests of `split`: compiled by them, never part of the commands.
#![no_std]

use core::sync::atomic::{AtomicU32, Ordering};

/// Both sides write here.
static CALLS: AtomicU32 = AtomicU32::new(0);

/// Chosen by number and called through a table of methods.
pub trait Shape: Sync {
    fn area(&self, side: u32) -> u32;
    fn name(&self) -> &'static [u8];
}

struct Square;
impl Shape for Square {
    fn area(&self, side: u32) -> u32 {
        shared(side * side)
    }
    fn name(&self) -> &'static [u8] {
        b"a square, which everybody draws"
    }
}

/// Used on both sides.
#[inline(never)]
fn shared(number: u32) -> u32 {
    let calls = CALLS.fetch_add(1, Ordering::Relaxed);
    (0..number).fold(calls, |sum, next| sum.rotate_left(3) ^ next)
}

#[inline(never)]
fn measured(shape: &dyn Shape, side: u32) -> u32 {
    shape.name().iter().fold(shape.area(side), |sum, byte| sum.rotate_left(5) ^ u32::from(*byte))
}

mod behind {
    use super::{Shape, measured};

    struct Star(u32);
    struct Spiral;

    impl Shape for Star {
        fn area(&self, side: u32) -> u32 {
            super::shared(side + self.0)
        }
        fn name(&self) -> &'static [u8] {
            b"a star, which few ask for"
        }
    }

    impl Shape for Spiral {
        fn area(&self, side: u32) -> u32 {
            super::shared(side) + 1
        }
        fn name(&self) -> &'static [u8] {
            b"a spiral, which few ask for"
        }
    }

    static RARE: [&dyn Shape; 3] = [&Star(3), &Spiral, &Star(7)];

    pub fn total(side: u32) -> u32 {
        RARE.iter().fold(0, |sum, shape| sum ^ measured(*shape, side))
    }
}

mod on_demand {
    pub mod odd {
        #[inline(never)]
        pub fn rare(side: u32, more: u64) -> u64 {
            u64::from(crate::behind::total(side)) + more
        }
    }
}

/// Used nowhere, until a test adds a part that does.
#[inline(never)]
pub fn lonely(side: u32) -> u32 {
    core::hint::black_box(b"a lonely line").iter().fold(side, |sum, byte| sum.rotate_left(5) ^ u32::from(*byte))
}

#[unsafe(no_mangle)]
pub extern "C" fn common(side: u32) -> u32 {
    // Keeps the call through the table of methods.
    measured(core::hint::black_box(&Square as &dyn Shape), side)
}

#[unsafe(no_mangle)]
pub extern "C" fn rare(side: u32) -> u32 {
    on_demand::odd::rare(side, 5) as u32
}

#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
