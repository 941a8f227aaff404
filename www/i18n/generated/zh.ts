
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'sf50380c1db94e989': `The plane of codes`,
'sd956b4978b05af0b': `There and back`,
'sf840aa11025f5a8c': `Images nobody drew`,
's46d0ff08c63fce36': `From one image to another`,
's0baf371467426647': `How well it learns`,
's991c8be706a32878': `The plane, decoded`,
's732d4dbaeaae6ddf': `One number at a time`,
'sad2920bcfc389ea9': `One step, slowly`,
's2fd8bacaf8f08728': `What the discriminator sees`,
's79ffa83faf735a62': `Draw your own`,
's8cf17f1fb7a20820': `How good is it?`,
's0f06a9039effaf4d': `What the page shows`,
    };
  