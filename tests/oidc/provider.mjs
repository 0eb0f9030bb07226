// The campus of the OpenID Connect tests: the certified provider with its development login page.
//
//   node provider.mjs --redirect http://127.0.0.1:8080/api/v1/oidc/campus/callback [--port N] [--domain campus.example.edu]
//
// Prints READY <issuer> when it answers. Whoever signs in as NAME is NAME@<domain>; the address counts as verified unless
// NAME begins with "unverified". Keys are made at start. Listens on 127.0.0.1 only.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import { Provider } from 'oidc-provider';

const { values: options } = parseArgs({
  options: {
    redirect: { type: 'string' },
    port: { type: 'string', default: '0' },
    domain: { type: 'string', default: 'campus.example.edu' },
    'client-id': { type: 'string', default: 'bookverse' },
    'client-secret': { type: 'string', default: 'only-for-tests' },
  },
});
if (!options.redirect) {
  console.error('provider.mjs: --redirect is missing: the callback address of the server under test');
  process.exit(2);
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomBytes(6).toString('hex') };
}

function account(id) {
  return {
    accountId: id,
    claims: () => ({
      sub: id,
      name: id.replace(/[.-]/g, ' '),
      email: `${id}@${options.domain}`,
      email_verified: !id.startsWith('unverified'),
    }),
  };
}

// The issuer must be known before the provider exists, so the port is taken first.
const server = createServer();
server.listen(Number(options.port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: options['client-id'],
        client_secret: options['client-secret'],
        redirect_uris: [options.redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // The app reads the address from the ID token; there is no second request to the userinfo endpoint.
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(16).toString('hex')] },
    findAccount: (_context, id) => account(id),
    jwks: { keys: [signingKey()] },
    pkce: { required: () => true },
  });
  server.on('request', provider.callback());
  console.log(`READY ${issuer}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
}
