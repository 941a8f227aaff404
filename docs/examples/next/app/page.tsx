import { Lab } from './lab';

export default function Page() {
  return <Lab />;
}
