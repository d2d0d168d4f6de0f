import { loadConfig } from '../config';
import { homeAt } from './start/home';
import { explain } from './start/progress';
import { stopHome } from './start/stop-home';

try {
  const home = homeAt(loadConfig().home);
  console.log(await stopHome(home));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
