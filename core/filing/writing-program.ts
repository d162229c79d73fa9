// What runs in the thread that writes many mails: it keeps them, and files those that were read. It reads none itself.
import { serveKeeping } from '../store/keeping/serve-keeping.ts';
import { fileTogether, type TogetherTask } from './file-together.ts';

serveKeeping((db, task) => fileTogether(db, task as TogetherTask));
