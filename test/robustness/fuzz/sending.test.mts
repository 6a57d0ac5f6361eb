import { SENDING } from './operations.mts';
import { describeSurvival } from './survival.mts';

describeSurvival('sending', SENDING);
