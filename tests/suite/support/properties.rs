//! Property tests that are the same at every run.

use proptest::test_runner::{Config, TestRng, TestRunner};

/// Seeded, and without the file of failures that a browser could not write.
pub fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let algorithm = config.rng_algorithm;
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(algorithm))
}
