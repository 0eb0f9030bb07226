// Renders /api/openapi.json. No library, no outside host, no inline script or style: it runs under the site's own
// Content-Security-Policy. Text goes into text nodes only.

/** An element with attributes and children; strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** A schema in a notation that people read: the shape of the JSON, with what holds for each value behind it. */
function shape(schema, document, indent = '', seen = []) {
  if (!schema) return 'anything';
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    if (seen.includes(name)) return name;
    return shape(document.components.schemas[name], document, indent, [...seen, name]);
  }
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return choice.map((one) => shape(one, document, indent, seen)).join(' | ');
  const types = [schema.type ?? 'anything'].flat();
  return types.map((type) => shapeOfType(type, schema, document, indent, seen)).join(' | ');
}

function shapeOfType(type, schema, document, indent, seen) {
  if (type === 'array') return `[ ${shape(schema.items, document, indent, seen)} … ]${limits(schema)}`;
  if (type === 'object' && schema.properties) {
    const inner = `${indent}  `;
    const lines = Object.entries(schema.properties).map(([name, property]) => {
      const optional = schema.required?.includes(name) ? '' : '?';
      const about = property.description ? `  — ${property.description}` : '';
      return `${inner}${name}${optional}: ${shape(property, document, inner, seen)}${about}`;
    });
    return lines.length === 0 ? '{ }' : `{\n${lines.join('\n')}\n${indent}}`;
  }
  if (type === 'object' && schema.additionalProperties) {
    return `{ name: ${shape(schema.additionalProperties, document, indent, seen)} … }`;
  }
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  return (schema.format ? `${type} (${schema.format})` : type) + limits(schema);
}

function limits(schema) {
  const least = schema.minLength ?? schema.minItems ?? schema.minimum;
  const most = schema.maxLength ?? schema.maxItems ?? schema.maximum;
  if (least === undefined && most === undefined) return '';
  return ` ${least ?? ''}..${most ?? ''}`;
}

function resolve(thing, document) {
  if (!thing.$ref) return thing;
  return thing.$ref.split('/').slice(1).reduce((at, key) => at[key], document);
}

function parameters(operation, document) {
  const list = (operation.parameters ?? []).map((one) => resolve(one, document));
  if (list.length === 0) return null;
  const rows = list.map((one) =>
    element(
      'tr',
      {},
      element('td', {}, element('code', {}, one.name + (one.required ? '' : '?'))),
      element('td', {}, one.in),
      element('td', {}, element('code', {}, shape(one.schema, document))),
      element('td', {}, one.description ?? ''),
    ),
  );
  return element('section', {}, element('h3', {}, 'Parameters'), element('table', {}, element('tbody', {}, ...rows)));
}

function bodies(title, content, document) {
  return Object.entries(content ?? {}).flatMap(([type, media]) => [
    element('h3', {}, `${title} · ${type}`),
    element('pre', {}, media.schema ? shape(media.schema, document) : 'bytes'),
  ]);
}

function answers(operation, document) {
  return Object.entries(operation.responses ?? {}).flatMap(([status, given]) => {
    const answer = resolve(given, document);
    const title = `${status} ${answer.description ?? ''}`;
    const content = bodies(title, answer.content, document);
    return content.length > 0 ? content : [element('h3', {}, title)];
  });
}

function operationView(path, method, operation, document) {
  const anchor = operation.operationId ?? `${method}-${path}`;
  const body = element('div');
  const view = element(
    'details',
    { id: anchor },
    element('summary', {}, element('b', { class: 'method' }, method), element('code', {}, path), element('span', {}, operation.summary ?? '')),
    body,
  );
  view.dataset.words = `${method} ${path} ${operation.summary ?? ''} ${operation.tags ?? ''}`.toLowerCase();
  // Made when it is opened first: a hundred operations cost nothing at load.
  view.addEventListener('toggle', () => {
    if (body.childElementCount > 0) return;
    if (operation.description) body.append(element('p', {}, operation.description));
    const list = parameters(operation, document);
    if (list) body.append(list);
    if (operation.requestBody) body.append(...bodies('Body', resolve(operation.requestBody, document).content, document));
    body.append(...answers(operation, document));
  });
  return view;
}

/** Operations under the service that they belong to: the first tag, else the first word behind the version. */
function grouped(document) {
  const groups = new Map();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const name = operation.tags?.[0] ?? path.replace(/^\/api\/v\d+\//, '').split('/')[0];
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(operationView(path, method, operation, document));
    }
  }
  return groups;
}

function filter(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  for (const group of document.querySelectorAll('main > section')) {
    let shown = 0;
    for (const view of group.querySelectorAll('details')) {
      const fits = wanted.every((word) => view.dataset.words.includes(word));
      view.classList.toggle('hidden', !fits);
      if (fits) shown += 1;
    }
    group.classList.toggle('hidden', shown === 0);
  }
}

async function show() {
  const about = document.getElementById('about');
  const answer = await fetch('/api/openapi.json');
  if (!answer.ok) throw new Error(`openapi.json answered ${answer.status}`);
  const api = await answer.json();
  about.replaceChildren(
    `${api.info.title} ${api.info.version}. ${api.info.description ?? ''} `,
    element('a', { href: '/api/openapi.json' }, 'openapi.json'),
  );
  const main = document.getElementById('operations');
  for (const [name, views] of grouped(api)) main.append(element('section', {}, element('h2', {}, name), ...views));
  document.getElementById('find').addEventListener('input', (event) => filter(event.target.value));
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) {
    target.open = true;
    target.scrollIntoView();
  }
}

show().catch((error) => {
  document.getElementById('about').textContent = `The document could not be loaded: ${error.message}`;
});
