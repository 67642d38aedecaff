import nunjucks, { type Compiler, type Environment, type ParsedNode } from "nunjucks/browser/nunjucks.js";

/** Where in a template something stands; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Failure {
  readonly place: Place;
  readonly error: unknown;
}

/** The innermost call, filter or test that failed, and the last file that was asked for, of the rendering under way. */
let failed: Failure | undefined;
let asked: Place | undefined;

export function forgetPlaces(): void {
  failed = undefined;
  asked = undefined;
}

export const failure = (): Failure | undefined => failed;

export const lastAsked = (): Place | undefined => asked;

/**
 * Nunjucks says of a fault while rendering the place of some call before it, counted from 0, in the file that is rendered
 * and not in the one that holds the macro or the block. So the scripts that it makes of templates say where each call,
 * filter, test and reference stands.
 */
export function trackPlaces(): void {
  const { runtime } = nunjucks;
  const compiler = nunjucks.compiler.Compiler.prototype;
  runtime.callAt = (place: Place, called: unknown, name: string, context: unknown, values: unknown[]): unknown =>
    watched(place, () => runtime.callWrap(called, name, context, values));
  runtime.filterAt = (
    place: Place,
    environment: Environment,
    name: string,
    context: unknown,
    values: unknown[],
  ): unknown => watched(place, () => environment.getFilter(name).apply(context, values));
  runtime.testAt = (
    place: Place,
    environment: Environment,
    name: string,
    context: unknown,
    values: unknown[],
  ): unknown => watched(place, () => environment.getTest(name).apply(context, values) === true);
  runtime.askAt = (place: Place): void => {
    asked = place;
  };

  compiler.compileFunCall = function (node, frame) {
    if (!node.name || !node.args) {
      return;
    }
    this._emit(`runtime.callAt(${placeOf(this, node)}, `);
    this._compileExpression(node.name, frame);
    this._emit(`, ${JSON.stringify(this._getNodeName(node.name))}, context, `);
    this._compileAggregate(node.args, frame, "[", "])");
  };
  compiler.compileFilter = function (node, frame) {
    if (!node.name || !node.args) {
      return;
    }
    this._emit(`runtime.filterAt(${placeOf(this, node)}, env, ${JSON.stringify(node.name.value)}, context, `);
    this._compileAggregate(node.args, frame, "[", "])");
  };
  compiler.compileIs = function (node, frame) {
    const { left, right } = node;
    if (!left || !right) {
      return;
    }
    this._emit(
      `runtime.testAt(${placeOf(this, right)}, env, ${JSON.stringify(String((right.name ?? right).value))}, context, [`,
    );
    this.compile(left, frame);
    if (right.args) {
      this._emit(",");
      this.compile(right.args, frame);
    }
    this._emit("])");
  };
  const getTemplate = compiler._compileGetTemplate;
  compiler._compileGetTemplate = function (node, frame, eager, ignoreMissing) {
    this._emitLine(`runtime.askAt(${placeOf(this, node)});`);
    return getTemplate.call(this, node, frame, eager, ignoreMissing);
  };
}

function watched<T>(place: Place, call: () => T): T {
  try {
    return call();
  } catch (error) {
    failed ??= { place, error };
    throw error;
  }
}

/** The place as script; of a call it is where what is called begins. */
function placeOf(compiler: Compiler, node: ParsedNode): string {
  let first = node;
  for (let next = first.name ?? first.target; next; next = first.name ?? first.target) {
    first = next;
  }
  return JSON.stringify({ file: compiler.templateName, line: first.lineno + 1, column: first.colno + 1 });
}
