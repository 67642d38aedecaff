/** What is used of nunjucks 3, which brings no types. */
declare module "nunjucks/browser/nunjucks.js" {
  /** A node of a parsed template; lines and columns count from 0. */
  export interface ParsedNode {
    readonly lineno: number;
    readonly colno: number;
    /** Of a call and a filter what is called, of a test what follows "is". */
    readonly name?: ParsedNode;
    readonly target?: ParsedNode;
    readonly left?: ParsedNode;
    readonly right?: ParsedNode & { readonly args?: ParsedNode };
    readonly args?: ParsedNode;
    readonly value?: unknown;
  }

  /** Writes the script of a template. */
  export interface Compiler {
    readonly templateName: string;
    _emit(code: string): void;
    _emitLine(code: string): void;
    _compileExpression(node: ParsedNode, frame: unknown): void;
    _compileAggregate(node: ParsedNode, frame: unknown, before: string, after: string): void;
    _getNodeName(node: ParsedNode): string;
    _compileGetTemplate(node: ParsedNode, frame: unknown, eager: boolean, ignoreMissing: boolean): string;
    compile(node: ParsedNode, frame: unknown): void;
    compileFunCall(node: ParsedNode, frame: unknown): void;
    compileFilter(node: ParsedNode, frame: unknown): void;
    compileIs(node: ParsedNode, frame: unknown): void;
  }

  export interface Source {
    readonly src: string;
    readonly path: string;
    readonly noCache: boolean;
  }

  export interface TemplateLoader {
    getSource(name: string): Source | null;
    isRelative(name: string): boolean;
    resolve(from: string, to: string): string;
  }

  export class Environment {
    constructor(loader: TemplateLoader | null, options?: { autoescape?: boolean });
    getFilter(name: string): (...values: unknown[]) => unknown;
    getTest(name: string): (...values: unknown[]) => unknown;
    render(name: string, context: object, done: (error: unknown, html: string | null) => void): void;
  }

  export class Template {
    constructor(source: string, environment: Environment, path: string, eagerCompile: boolean);
  }

  const nunjucks: {
    readonly Environment: typeof Environment;
    readonly Template: typeof Template;
    readonly Loader: { extend(members: Pick<TemplateLoader, "getSource" | "resolve">): new () => TemplateLoader };
    readonly compiler: { readonly Compiler: { readonly prototype: Compiler } };
    /** What the scripts of templates call. */
    readonly runtime: Record<string, unknown> & {
      callWrap(called: unknown, name: string, context: unknown, values: unknown[]): unknown;
    };
  };
  export default nunjucks;
}
