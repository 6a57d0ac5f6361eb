import { TRACKING } from './operations.mts';
import { describeSurvival } from './survival.mts';

describeSurvival('tracking', TRACKING);
