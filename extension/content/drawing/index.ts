import { DRAWING } from '../load-drawing.ts';
import { openDrawing } from './drawing.ts';

// A script of its own, run where a badge was found: most pages have none, and need not carry it.
Reflect.set(globalThis, DRAWING, openDrawing);
