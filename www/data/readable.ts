// Which pictures can be read, as far as that shows in a moment, so that a visitor hears of the
// others before training begins. The rest shows when all of them are loaded.
import { EncodedPictures } from './encoded';
import { isForeign } from './kinds';
import { AS_SEEN } from './look';
import { sizeOf, type Member } from './member';
import { isPicture } from './pictures';
import type { Reason } from './reasons';

/** So many, and so many bytes of them, are decoded once more than is needed. */
const MOST_CHECKED = 1000;
const MOST_CHECKED_BYTES = 32 * 2 ** 20;

/** Endings of what every browser decodes. */
const SURE = /\.(png|apng|jpe?g|jfif|gif|bmp|webp|avif|ico)$/i;

export async function readable(
  members: readonly Member[],
): Promise<{ good: Member[]; bad: Reason[] }> {
  const bytes = members.reduce((sum, member) => sum + sizeOf(member), 0);
  const isQuick = members.length <= MOST_CHECKED && bytes <= MOST_CHECKED_BYTES;
  const doubtful = firstOfEach(members);
  const reasons = await reasonsAgainst(
    members,
    isQuick ? [...members.keys()] : [...doubtful.values()],
  );
  const bad = members.map((member, index) => {
    const probe = reasons.get(doubtful.get(endingOf(member.path)) ?? index);
    const isUndecoded = probe?.why === 'unreadable' && isForeign(probe.looks); // and so are all others of its kind
    return reasons.get(index) ?? (!isQuick && isUndecoded ? { ...probe, file: member.path } : null);
  });
  return {
    good: members.filter((_, index) => bad[index] === null),
    bad: bad.filter((reason) => reason !== null),
  };
}

/** By their endings, those of kinds that only some browsers decode. */
function firstOfEach(members: readonly Member[]): Map<string, number> {
  const found = new Map<string, number>();
  members.forEach(({ path }, index) => {
    if (!SURE.test(path) && !found.has(endingOf(path))) found.set(endingOf(path), index);
  });
  return found;
}

const endingOf = (path: string): string => /[^./]*$/.exec(path)![0].toLowerCase();

async function reasonsAgainst(
  members: readonly Member[],
  indices: readonly number[],
): Promise<Map<number, Reason>> {
  const reasons = new Map<number, Reason>();
  await new EncodedPictures(members, AS_SEEN).read(indices, (index, image) => {
    if (!isPicture(image)) reasons.set(index, image);
  });
  return reasons;
}
