//! What a user has to be told though nothing went wrong.

sentences! {
    /// What has to be told though nothing went wrong.
    pub enum Notice {
        #[error("What is there twice is read once; left out: {}.", quoted(files))]
        FilesTwice { files: Vec<String> },

        #[error("“{name}” has {columns} columns, of which a 1 tells the class.")]
        OneHotLabels { name: String, columns: usize },

        #[error("“{name}” has {columns} columns; the first is taken for the class.")]
        FirstColumnLabels { name: String, columns: usize },

        #[error("“{name}” has {columns} numbers an image, and no single one tells the class: the labels are left out.")]
        LabelsLeftOut { name: String, columns: usize },

        #[error("The checkpoint was trained on other images; it goes on with the ones at hand.")]
        OtherImages,

        #[error("The file holds weights alone: the model at hand has taken them, at step 0.")]
        WeightsAlone,

        #[error(
            "Posterior collapse: only {active} of {dimensions} code dimensions carry information about the image, the \
             decoder ignores the rest. KL warm-up, a smaller beta or free bits help a model to use more of them."
        )]
        PosteriorCollapse { active: usize, dimensions: usize },

        #[error("The CPU needs no self-test.")]
        NoSelfTest,

        #[error("The GPU gave the CPU's results in all {operations} operations of the self-test.")]
        SelfTestPassed { operations: usize },
    }
}

fn quoted(files: &[String]) -> String {
    let quoted: Vec<_> = files.iter().map(|name| format!("“{name}”")).collect();
    quoted.join(", ")
}
