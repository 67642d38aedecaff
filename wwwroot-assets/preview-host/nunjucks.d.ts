/** What is used of nunjucks 3, which brings no types. */
declare module "nunjucks/browser/nunjucks.js" {
  /** A node of a parsed template; lines and columns count from 0. */
  interface ParsedNode {
    readonly lineno: number;
    readonly colno: number;
  }

  interface CompilerPrototype {
    _emit(code: string): void;
    compileFilter(node: ParsedNode, frame: unknown): void;
    compileIs(node: ParsedNode, frame: unknown): void;
  }

  interface Source {
    readonly src: string;
    readonly path: string;
    readonly noCache: boolean;
  }

  interface TemplateLoader {
    getSource(name: string): Source | null;
    isRelative(name: string): boolean;
    resolve(from: string, to: string): string;
  }

  class Environment {
    constructor(loader: TemplateLoader | null, options?: { autoescape?: boolean });
    render(name: string, context: object): string;
  }

  class Template {
    constructor(source: string, environment: Environment, path: string, eagerCompile: boolean);
  }

  const nunjucks: {
    readonly Environment: typeof Environment;
    readonly Template: typeof Template;
    readonly Loader: { extend(members: object): new () => TemplateLoader };
    readonly compiler: { readonly Compiler: { readonly prototype: CompilerPrototype } };
  };
  export default nunjucks;
}
