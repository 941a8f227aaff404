//! Comparisons that say where and by how much two lists differ.

/// A tolerance: two numbers are close when their difference is within either part.
#[derive(Debug, Clone, Copy)]
pub struct Close {
    pub relative: f64,
    pub absolute: f64,
}

impl Close {
    fn holds(&self, found: f64, expected: f64) -> bool {
        approx::relative_eq!(
            found,
            expected,
            epsilon = self.absolute,
            max_relative = self.relative
        )
    }
}

/// Every number of `found` is close to its golden one.
#[track_caller]
pub fn assert_close(what: &str, found: &[f32], expected: &[f64], close: Close) {
    assert_eq!(found.len(), expected.len(), "{what}: how many");
    for (i, (&found, &expected)) in found.iter().zip(expected).enumerate() {
        assert_close_to(&format!("{what}[{i}]"), found.into(), expected, close);
    }
}

/// One number is close to another.
#[track_caller]
pub fn assert_close_to(what: &str, found: f64, expected: f64, close: Close) {
    assert!(
        close.holds(found, expected),
        "{what} is {found}, not {expected} within {close:?}"
    );
}

/// The same numbers bit for bit on the CPU, whose arithmetic repeats itself; close on a GPU, whose
/// sums may run in another order.
#[track_caller]
pub fn assert_same_bits(what: &str, found: &[f64], expected: &[f64]) {
    if cfg!(all(target_arch = "wasm32", feature = "webgpu")) {
        assert_eq!(found.len(), expected.len(), "{what}: how many");
        for (&found, &expected) in found.iter().zip(expected) {
            let close = super::tolerance::LOSS_ON_ANOTHER_DEVICE;
            assert_close_to(what, found, expected, close);
        }
    } else {
        assert_eq!(found, expected, "{what}");
    }
}
