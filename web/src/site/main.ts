// The public site's first page: the record view over the release. Until it stands, and where it can't, the page itself says the same.
import { mount } from 'svelte';
import { address } from '../address/router.svelte';
import RecordPage from '../record/RecordPage.svelte';
import '../shell/tokens.css';
import '../shell/base.css';
import { look } from '../shell/theme.svelte';
import { codebook } from '../wire/codebook.svelte';
import { held } from './held';
import './site.css';

function show(): void {
  const target = document.getElementById('app');
  if (!target || held().cards.length === 0) return;
  const title = document.title;
  address.start();
  look.start();
  mount(RecordPage, { target });
  document.documentElement.classList.add('shown');
  void codebook.read();
  queueMicrotask(() => (document.title = title)); // the view names itself after the workbench
}

const data = document.createElement('script');
data.src = 'site/cards.js';
data.addEventListener('load', show);
document.head.append(data);
