import { z } from 'zod';
import { button, imageElement, overflow, workflowButton } from './element-button.ts';
import { checkboxes, radioButtons } from './element-choice.ts';
import { emailInput, fileInput, numberInput, plainTextInput, richTextInput, urlInput } from './element-input.ts';
import { datepicker, datetimepicker, timepicker } from './element-picker.ts';
import { multiSelects, selects } from './element-select.ts';

/** Which elements fit into which block: each element's page, "Works with block types". */

export const sectionAccessory = z.discriminatedUnion('type', [
  button,
  workflowButton,
  overflow,
  imageElement,
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
  ...selects,
  ...multiSelects,
]);

export const actionsElement = z.discriminatedUnion('type', [
  button,
  workflowButton,
  overflow,
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
  datetimepicker,
  richTextInput,
  ...selects,
  ...multiSelects,
]);

export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  richTextInput,
  fileInput,
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
  datetimepicker,
  ...selects,
  ...multiSelects,
]);
