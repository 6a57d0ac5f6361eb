import { adapterContract } from '../contract/adapterContract.mts';
import { SUBJECT } from './subject.mts';

adapterContract(SUBJECT);
