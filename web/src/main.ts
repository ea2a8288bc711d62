import { mount } from 'svelte';
import { address } from './address/router.svelte';
import App from './shell/App.svelte';
import './shell/base.css';
import './shell/tokens.css';
import { codebook } from './wire/codebook.svelte';
import { tour } from './help/tour.svelte';
import { graphic } from './shell/graphic.svelte';
import { look } from './shell/theme.svelte';

address.start();
look.start();
graphic.start();
tour.start();
void codebook.read(); // first: what it says to fold should never be seen
const target = document.getElementById('app');
if (target) mount(App, { target });
