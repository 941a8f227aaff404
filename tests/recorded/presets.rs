//! The first steps of every preset, on a few digits.

use std::collections::BTreeMap;

use vae_lab::config::{DataConfig, presets};
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

use crate::record::{Record, recorded};

#[test]
fn every_preset_takes_the_steps_and_draws_the_pictures_that_were_recorded() {
    let runs = presets().into_iter().map(|preset| {
        let mut config = preset.config;
        config.data = DataConfig::Digits {
            count: 300,
            seed: 1,
        };
        let mut session = Session::new(ComputeDevice::cpu());
        session
            .configure(config.check().expect("a preset is allowed"))
            .expect("it can start");
        (preset.name.to_owned(), Record::of(&mut session))
    });
    let found: BTreeMap<_, _> = runs.collect();
    let then = recorded("presets.json", &found);
    for (name, then) in &then {
        let now = found
            .get(name)
            .unwrap_or_else(|| panic!("the preset {name} is gone"));
        now.assert_is(then, name);
    }
}
