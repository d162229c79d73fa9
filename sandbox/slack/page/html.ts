import htm from 'htm';
import { h, type VNode } from 'preact';

type Template = (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

/** Markup as tagged templates: what is put in becomes text and attributes, never markup. */
// The package's types describe its CommonJS form only.
export const html: Template = (htm as unknown as { bind(create: typeof h): Template }).bind(h);
