declare module 's3rver' {
  import type { AddressInfo } from 'node:net';

  /** Of s3rver 3.7, which brings no types: what our tests use. */
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs: string[] }[];
    });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
