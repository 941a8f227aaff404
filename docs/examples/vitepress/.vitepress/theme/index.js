import DefaultTheme from 'vitepress/theme';
import 'vae-lab/define';

export default DefaultTheme;
