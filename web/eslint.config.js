import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import config from './svelte.config.js';

export default ts.config(
  { ignores: ['src/space/made/', 'src/wire/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig: config } },
  },
  { files: ['stories/**'], rules: { 'no-empty-pattern': 'off' } }, // how a fixture says that it needs no other
  {
    rules: {
      'no-undef': 'off', // the compiler knows better
      'max-lines': ['error', 400],
      'svelte/no-at-html-tags': 'error', // the text of a report is never HTML
      'svelte/no-navigation-without-resolve': 'off', // a rule of SvelteKit, which this is not
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
);
