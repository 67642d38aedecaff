/** An input of a template, as the contract has it. */
export interface TemplateInput {
  readonly name: string;
  readonly label?: string | null;
  readonly driver: string;
  readonly dataType?: string | null;
  readonly multiple?: boolean;
  readonly defaultValue?: unknown;
  readonly defn?: unknown;
}

/** What a preview is given for inputs that nobody has filled: the default, else something believable of their kind. */
export function samplesOf(inputs: readonly TemplateInput[]): Record<string, unknown> {
  return Object.fromEntries(inputs.map((input) => [input.name, sampleOf(input)]));
}

export function sampleOf(input: TemplateInput): unknown {
  const { defaultValue, driver, multiple } = input;
  if (defaultValue !== undefined && defaultValue !== null && defaultValue !== "") {
    return typeof defaultValue === "string" ? typed(input, defaultValue) : defaultValue;
  }
  const one = single(input);
  return (multiple === true || driver === "multiselect") && !Array.isArray(one) ? [one] : one;
}

function single(input: TemplateInput): unknown {
  switch (input.driver) {
    case "number":
      return 42;
    case "date":
      return "2024-01-15";
    case "datetime":
      return "2024-01-15T14:22:00Z";
    case "checkbox":
      return true;
    case "select":
    case "multiselect":
    case "radio":
      return optionsOf(input.defn)[0] ?? input.label ?? input.name;
    case "dataset":
    case "datasource":
      return rowsOf(input.defn);
    case "textarea":
      return `${input.label ?? input.name}\nin two lines`;
    default:
      return input.dataType === "number" || input.dataType === "boolean"
        ? typed(input, "1")
        : (input.label ?? input.name);
  }
}

/** A default is kept as text; what is rendered has the type that the input has. */
export function typed({ driver, dataType }: TemplateInput, text: string): unknown {
  if (driver === "number" || dataType === "number" || dataType === "integer") {
    const number = Number(text);
    return text.trim() === "" || Number.isNaN(number) ? text : number;
  }
  if (driver === "checkbox" || dataType === "boolean") {
    return /^(true|1|yes|on)$/i.test(text.trim());
  }
  return text;
}

/** What can be chosen. */
export function optionsOf(defn: unknown): unknown[] {
  const options: unknown = isRecord(defn) ? defn.options : defn;
  return Array.isArray(options)
    ? options.map((option: unknown) => (isRecord(option) ? (option.value ?? option.label) : option))
    : [];
}

/** Three rows with the columns that the input names, else with a name and a value. */
function rowsOf(defn: unknown): Record<string, unknown>[] {
  const columns: unknown = isRecord(defn) ? (defn.columns ?? defn.fields) : undefined;
  const names = Array.isArray(columns)
    ? columns.flatMap((column: unknown) => {
        const name: unknown = isRecord(column) ? column.name : column;
        return typeof name === "string" ? [name] : [];
      })
    : ["name", "value"];
  return [1, 2, 3].map((row) =>
    Object.fromEntries(names.map((name) => [name, name === "value" ? row * 10 : `${name} ${row}`])),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
