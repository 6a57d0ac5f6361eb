import { READING, REGISTERING } from './operations.mts';
import { describeSurvival } from './survival.mts';

describeSurvival('reading', READING);
describeSurvival('registering', REGISTERING);
