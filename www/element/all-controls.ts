// What only a widget with all controls has.
import '../page/import/import-dialog';
import '../page/panel-switch';
import '../page/settings';
export { acceptDrops } from '../page/drop-zone';
