import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { HTTP_PATHS, PROTOCOL_VERSION } from '#contract/wire/auth.ts';
import { type Device, createDevice, signLogin } from '#e2ee/devices/device.ts';
import { identityFromPhrase } from '#e2ee/identity/identity.ts';
import { generatePhrase } from '#e2ee/identity/phrase.ts';
import { WireClient } from './wire-client.ts';

async function post(url: string, body: object): Promise<any> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: any = await response.json();
  if (!answer.ok) throw new Error(`${url}: ${answer.code}`);
  return answer;
}

export interface WireAccount {
  userId: string;
  deviceId: string;
  device: Device;
  client: WireClient;
}

/** Registers a new account and connects its device with the bare client. */
export async function connectAccount(url: string): Promise<WireAccount> {
  const identity = await identityFromPhrase(generatePhrase());
  const device = await createDevice(identity, Date.now());
  const { nonce } = await post(url + HTTP_PATHS.nonce, {});
  const signature = await signLogin(device, url, Buffer.from(nonce, 'base64url'));
  const session = await post(url + HTTP_PATHS.register, {
    identityKey: encodeBase64Url(identity.publicKey),
    certificate: encodeBase64Url(device.certificate),
    nonce,
    signature: encodeBase64Url(signature),
    origin: url,
  });
  const auth = { token: session.token, protocol: PROTOCOL_VERSION };
  const client = await WireClient.connect(url, HTTP_PATHS.socket, auth);
  return { userId: device.userId, deviceId: device.deviceId, device, client };
}
