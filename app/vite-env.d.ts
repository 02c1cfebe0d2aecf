declare module 'virtual:remix/server-build' {
  export const routes: unknown
}
