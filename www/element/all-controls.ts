// What only a widget with all controls has.
import '../lab/import/import-dialog';
import '../lab/panel-switch';
import '../lab/settings';
export { acceptDrops } from '../lab/drop-zone';
