// What runs in the reading thread. It holds a mail's bytes and knows no database, no network and no secret.
import { readIncoming } from '../read-incoming.ts';
import { serveReading } from './serve-reading.ts';

serveReading(readIncoming);
