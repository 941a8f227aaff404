//! Every preset at its real size, for a few steps, whatever the device.

use vae_lab::config::{DataConfig, presets};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;
use vae_lab::systems::Term;

use crate::support::sessions::check;

async_test!(every_preset_trains, async {
    for preset in presets() {
        let name = preset.name;
        let mut config = preset.config;
        config.data = DataConfig::Digits {
            count: 100,
            seed: 1,
        };
        let mut session = Session::new(ComputeDevice::cpu());
        let configured = session.configure(check(config));
        configured.unwrap_or_else(|error| panic!("{name}: {error}"));
        let report = session.train(3).await;
        let report = report.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(report.of(Term::Loss).len(), 3, "{name}");
        let evaluation = session.evaluate(5).await;
        let evaluation = evaluation.unwrap_or_else(|error| panic!("{name}: {error}"));
        let numbers = report
            .terms
            .values()
            .flatten()
            .chain(evaluation.terms.values());
        assert!(numbers.copied().all(f64::is_finite), "{name}: {report:?}");
    }
});
