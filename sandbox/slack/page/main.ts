import { render } from 'preact';
import { html } from './html.ts';
import { App } from './shell/app.ts';

const page = document.getElementById('page');
if (page) render(html`<${App} />`, page);
