import { setTimeout as pause } from 'node:timers/promises';
import { attemptBrake } from './attempts.ts';

const wait = (milliseconds: number) => pause(milliseconds, undefined);

/** The brake on guessing passwords, of the whole installation. */
export const passwordBrake = attemptBrake(wait);

/** The brake on guessing the code of a second factor. */
export const codeBrake = attemptBrake(wait);

/** The brake on guessing the digits that let a device in. */
export const pairingBrake = attemptBrake(wait);
