//! Sessions on sprites: their labels, and checkpoints that bring them along.

use vae_lab::config::{DataConfig, SessionConfig, SpriteFactor, SpritesConfig};
use vae_lab::data::SpriteFactors;
use vae_lab::device::ComputeDevice;
use vae_lab::session::Session;

use crate::support::sessions::{check, losses, small, step};

fn on_sprites(label: SpriteFactor) -> SessionConfig {
    let sprites = SpritesConfig {
        count: 100,
        label,
        ..SpritesConfig::default()
    };
    SessionConfig {
        data: DataConfig::Sprites(sprites),
        ..small()
    }
}

fn started(label: SpriteFactor) -> Session {
    let mut session = Session::new(ComputeDevice::cpu());
    session
        .configure(check(on_sprites(label)))
        .expect("it fits sprites");
    session
}

async_test!(
    other_labels_come_at_once_and_change_nothing_that_is_learned,
    async {
        let mut changed = started(SpriteFactor::Shape);
        let mut steady = started(SpriteFactor::Shape);
        assert_eq!(losses(&mut changed, 3).await, losses(&mut steady, 3).await);

        changed
            .tune(check(on_sprites(SpriteFactor::Hue)))
            .expect("it acts at once");
        let summary = changed.data_summary().expect("there are images");
        let fresh = started(SpriteFactor::Hue);
        assert_eq!(summary, fresh.data_summary().expect("there are images"));
        assert_eq!(
            summary.class_names,
            Some(SpriteFactors::classes(SpriteFactor::Hue))
        );
        assert_eq!(changed.held_out_labels(), fresh.held_out_labels());
        assert_ne!(changed.held_out_labels(), steady.held_out_labels());

        assert_eq!(step(&changed), 3);
        assert_eq!(losses(&mut changed, 3).await, losses(&mut steady, 3).await);
        let other = SpritesConfig {
            count: 200,
            ..SpritesConfig::default()
        };
        let more = SessionConfig {
            data: DataConfig::Sprites(other),
            ..small()
        };
        let refused = changed
            .tune(check(more))
            .expect_err("other images need a new model");
        assert!(refused.to_string().contains("data.count"), "{refused}");
    }
);

async_test!(a_saved_run_brings_its_sprites_along, async {
    let mut session = started(SpriteFactor::Turn);
    losses(&mut session, 2).await;
    let saved = session.save().await.expect("it can be saved");
    let mut other = Session::new(ComputeDevice::cpu());
    let summary = other.load(&saved).expect("it is whole");
    assert_eq!((summary.step, summary.notice), (2, None));
    assert_eq!(other.data_summary().ok(), session.data_summary().ok());
    assert_eq!(losses(&mut other, 2).await, losses(&mut session, 2).await);
});
