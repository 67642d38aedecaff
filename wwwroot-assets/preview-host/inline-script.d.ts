/** A script of its own, bundled, as text. */
declare module "inline-script:*" {
  const script: string;
  export default script;
}
