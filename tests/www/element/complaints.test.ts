import { describe, expect, it } from 'vitest';
import { Complaints } from '../../../www/element/validation';

const about = (name: string, text = `${name} is wrong`) => ({ about: name, text });

describe('complaints', () => {
  it('are told once, and stand there until their cause is gone', () => {
    const complaints = new Complaints();
    expect(complaints.replace(['steps', 'views'], [about('steps')])).toBe(true);
    expect(complaints.takeUntold()).toEqual([about('steps')]);
    expect(complaints.replace(['steps', 'views'], [about('steps')])).toBe(false);
    expect([complaints.takeUntold(), complaints.all]).toEqual([[], [about('steps')]]);
    expect(complaints.replace(['steps', 'views'], [])).toBe(true);
    expect(complaints.all).toEqual([]);
  });

  it('about other things stay', () => {
    const complaints = new Complaints();
    complaints.replace(['data'], [about('data')]);
    complaints.replace(['steps'], [about('steps')]);
    complaints.replace(['data'], [about('data', 'it is not there'), about('data', 'nor there')]);
    expect(complaints.all.map(({ about }) => about)).toEqual(['steps', 'data', 'data']);
    expect(complaints.takeUntold()).toHaveLength(4);
  });
});
