import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginSession } from '@/lib/session/session';
import { draft, edition, serveListing, summaryOf } from '@/test/market';
import { renderAt } from '@/test/render';
import { problem, server, session, url } from '@/test/server';

const user = userEvent.setup();
const sellAddress = `/sell/${draft.id}`;

beforeEach(() => {
  beginSession(session());
  server.use(
    http.get(url('/editions'), ({ request }) => {
      const isbn = new URL(request.url).searchParams.get('isbn');
      if (isbn === '0-618-26030-7' || isbn === edition.isbn13) return HttpResponse.json(edition);
      if (isbn === '12') {
        const faults = [{ pointer: '?isbn', code: 'invalid_isbn', message: 'No ISBN.' }];
        return problem(422, 'invalid_fields', { faults });
      }
      return problem(404, 'unknown_isbn');
    }),
  );
});

const find = async (isbn: string) => {
  await user.type(await screen.findByLabelText('ISBN'), isbn);
  await user.click(screen.getByRole('button', { name: 'Find the book' }));
};

describe('/sell', () => {
  it('asks whoever is signed out to sign in and brings them back', async () => {
    const { resetSession } = await import('@/lib/session/session');
    resetSession();
    localStorage.clear();
    const { router } = await renderAt('/sell');
    expect(await screen.findByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible();
    expect(router.state.location.search).toEqual({ return_to: '/sell' });
  });

  it('knows the book of an ISBN, and begins one draft however often one presses', async () => {
    serveListing(draft);
    const keys: (string | null)[] = [];
    server.use(
      http.post(url('/listings'), async ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        expect(await request.json()).toMatchObject({ edition_id: edition.id, publish: false });
        return keys.length === 1 ? problem(503, 'unavailable') : HttpResponse.json(draft, { status: 201 });
      }),
    );
    const { router } = await renderAt('/sell');
    await find('0-618-26030-7');
    expect(await screen.findByRole('heading', { level: 2, name: 'The Hobbit' })).toBeVisible();
    expect(router.state.location.href).toBe('/sell?isbn=9780618260300');
    await user.click(screen.getByRole('button', { name: 'Yes, sell this one' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('does not answer just now');
    await user.click(screen.getByRole('button', { name: 'Yes, sell this one' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Step 2 of 4 Your copy' })).toBeVisible();
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('says at the field what is wrong with an ISBN', async () => {
    await renderAt('/sell');
    await find('12');
    expect(await screen.findByRole('alert')).toHaveFocus();
    expect(screen.getByLabelText('ISBN')).toHaveAccessibleDescription(/10 or 13 digits and stands near/);
  });

  it('adds the X which a keypad of digits has not', async () => {
    await renderAt('/sell');
    await user.type(await screen.findByLabelText('ISBN'), '184115186');
    await user.click(screen.getByRole('button', { name: 'Add the X' }));
    expect(screen.getByLabelText('ISBN')).toHaveValue('184115186X');
    expect(screen.queryByRole('button', { name: 'Add the X' })).toBeNull();
  });

  it('takes an unknown book in words, and shows the faults of the server at their fields', async () => {
    let sent: unknown;
    server.use(
      http.post(url('/listings'), async ({ request }) => {
        sent = await request.json();
        const faults = [
          { pointer: '/edition/title', code: 'contains_control', message: 'No such signs.' },
          { pointer: '/edition/authors/1', code: 'too_long', message: 'Long.' },
        ];
        return problem(422, 'invalid_fields', { faults });
      }),
    );
    await renderAt('/sell');
    await find('9780306406157');
    expect(await screen.findByRole('heading', { level: 1, name: /Tell us about the book/ })).toBeVisible();
    expect(screen.getByText(/We do not know this ISBN yet/)).toBeVisible();
    expect(screen.getByLabelText('ISBN')).toHaveValue('9780306406157');
    await user.click(screen.getByRole('button', { name: 'Next: your copy' }));
    expect(screen.getByLabelText('Title')).toHaveAccessibleDescription('Enter the title');
    await user.type(screen.getByLabelText('Title'), 'Linear Algebra');
    await user.type(screen.getByRole('combobox', { name: 'Authors' }), 'Gilbert Strang{Enter}Somebody');
    await user.type(screen.getByLabelText('Year'), '1988');
    await user.click(screen.getByRole('button', { name: 'Next: your copy' }));
    await waitFor(() => expect(screen.getByLabelText('Title')).toHaveAccessibleDescription('No such signs.'));
    const alert = screen.getByRole('alert');
    expect(
      within(alert)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['No such signs.', 'This is too long']);
    expect(sent).toMatchObject({
      edition: { title: 'Linear Algebra', authors: ['Gilbert Strang', 'Somebody'], year: 1988, isbn: '9780306406157' },
    });
  });

  it('offers to go on with drafts', async () => {
    server.use(http.get(url('/listings/mine'), () => HttpResponse.json({ items: [summaryOf(draft)], next: null })));
    await renderAt('/sell');
    expect(await screen.findByRole('link', { name: 'The Hobbit' })).toHaveAttribute('href', sellAddress);
  });

  it('says what to do without a camera', async () => {
    await renderAt('/sell');
    await user.click(await screen.findByRole('button', { name: 'Scan the bar code' }));
    expect(await screen.findByText('No camera was found. Please type the ISBN.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Type the ISBN' }));
    expect(screen.getByRole('button', { name: 'Scan the bar code' })).toBeVisible();
  });
});

describe('/sell/$id', () => {
  it('wants condition and price before it goes on, and saves them while they are typed', async () => {
    const market = serveListing(draft);
    const { router } = await renderAt(sellAddress);
    await user.click(await screen.findByRole('button', { name: 'Next: photos' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Choose the condition');
    expect(screen.getByLabelText('Price')).toHaveAccessibleDescription('Enter a price');
    expect(market.asked).toEqual([]);

    await user.click(screen.getByRole('radio', { name: /Like new/ }));
    await user.type(screen.getByLabelText('Price'), '12,5');
    expect(await screen.findByText('Saved as a draft')).toBeVisible();
    await waitFor(() => expect(market.listing.price?.amount).toBe(1250));
    await user.click(screen.getByRole('button', { name: 'Next: photos' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Photos/ })).toBeVisible();
    expect(router.state.location.search).toEqual({ step: 'photos' });
    expect(market.listing.condition).toBe('like_new');
  });

  it('saves at once what was not saved yet when one leaves', async () => {
    const market = serveListing(draft);
    const { router } = await renderAt(sellAddress);
    await user.click(await screen.findByRole('radio', { name: /Good/ }));
    await router.navigate({ to: '/help' });
    await waitFor(() => expect(market.listing.condition).toBe('good'));
  });

  it('puts a late change on top of what another tab saved', async () => {
    const market = serveListing(draft);
    await renderAt(sellAddress);
    await screen.findByRole('radio', { name: /Good/ });
    market.listing = { ...market.listing, version: 7, description: 'from the other tab' };
    await user.click(screen.getByRole('radio', { name: /Good/ }));
    await waitFor(() => expect(market.listing.condition).toBe('good'));
    expect(market.listing.description).toBe('from the other tab');
    expect(market.asked.map(({ header }) => header)).toEqual(['"1"', '"7"']);
  });

  it('takes the price that such books were sold for', async () => {
    const euro = (amount: number) => ({ amount, currency: 'EUR' });
    serveListing(draft);
    server.use(
      http.get(url(`/editions/${edition.id}/price-guidance`), ({ request }) =>
        HttpResponse.json({
          basis: 'edition',
          condition: new URL(request.url).searchParams.get('condition'),
          sales: 12,
          low: euro(700),
          middle: euro(950),
          high: euro(1300),
        }),
      ),
    );
    await renderAt(sellAddress);
    await user.click(await screen.findByRole('button', { name: 'Take €9.50' }));
    expect(screen.getByLabelText('Price')).toHaveValue('9.50');
    expect(screen.getByText(/sold for €7.00 to €13.00, half of them below €9.50/)).toBeVisible();
  });

  it('publishes, and remembers where one meets', async () => {
    const ready = { ...draft, price: { amount: 900, currency: 'EUR' }, condition: 'good' as const };
    const market = serveListing(ready);
    server.use(http.get(url('/search/listings'), () => HttpResponse.json({ items: [] })));
    const { router } = await renderAt(`${sellAddress}?step=publish`);
    await user.type(await screen.findByRole('combobox', { name: 'Where to meet' }), 'Library{Enter}');
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/listings/${draft.id}`));
    expect(market.asked.map(({ what }) => what)).toEqual(['patch', 'publish']);
    expect(market.listing.pickup_places).toEqual(['Library']);
    expect(JSON.parse(localStorage.getItem('bv.pickup') ?? '')).toEqual(['Library']);
    expect(await screen.findByText('Your book is for sale')).toBeVisible();
  });

  it('leads back to what is missing instead of publishing half a listing', async () => {
    const market = serveListing(draft);
    await renderAt(`${sellAddress}?step=publish`);
    expect(await screen.findByText('Condition and price are missing.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Fill in condition and price' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Your copy/ })).toBeVisible();
    expect(market.asked).toEqual([]);
  });

  it('leads on from a copy that is no draft any more', async () => {
    serveListing({ ...draft, state: 'published' });
    await renderAt(sellAddress);
    expect(await screen.findByRole('link', { name: 'Look at it' })).toHaveAttribute('href', `/listings/${draft.id}`);
  });
});

describe('photos', () => {
  const photo = (n: number) => ({ id: `01900000-0000-7000-8000-00000000b00${n}`, alt: '', width: 3, height: 4 });
  const jpeg = (name: string) => new File(['x'], name, { type: 'image/jpeg' });

  let made: string[] = [];

  beforeEach(() => {
    made = [];
    vi.stubGlobal('createImageBitmap', async (file: File) => {
      if (file.name === 'words.jpg') throw new DOMException('no picture', 'InvalidStateError');
      return { width: 3000, height: 4000, close: () => undefined };
    });
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        constructor(
          readonly width: number,
          readonly height: number,
        ) {}
        getContext() {
          return { drawImage: () => undefined };
        }
        convertToBlob() {
          made.push(`${this.width}x${this.height}`);
          return Promise.resolve(new Blob(['photo'], { type: 'image/webp' }));
        }
      },
    );
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'createImageBitmap');
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
  });

  const receive = (market: ReturnType<typeof serveListing>, answer: () => Response | undefined = () => undefined) => {
    const sent: string[] = [];
    server.use(
      http.post(url(`/listings/${draft.id}/photos`), async ({ request }) => {
        sent.push(request.headers.get('Content-Type') ?? '');
        const refused = answer();
        if (refused) return refused;
        const photos = [...market.listing.photos, photo(sent.length)];
        market.listing = { ...market.listing, photos, version: market.listing.version + 1 };
        return HttpResponse.json(market.listing, { status: 201 });
      }),
      http.put(url(`/listings/${draft.id}/photos`), async ({ request }) => {
        const { photos } = (await request.json()) as { photos: string[] };
        market.asked.push({ what: 'order', body: photos });
        market.listing = { ...market.listing, photos: photos.map((id) => ({ ...photo(1), id })) };
        return HttpResponse.json(market.listing);
      }),
    );
    return sent;
  };

  const choose = async (...files: File[]) => {
    await renderAt(`${sellAddress}?step=photos`);
    await user.upload(await screen.findByLabelText('Add photos'), files);
  };

  it('are made smaller, arrive in their order, and are moved by buttons', async () => {
    const market = serveListing(draft);
    const sent = receive(market);
    await choose(jpeg('front.jpg'), jpeg('back.jpg'));
    expect(await screen.findByRole('img', { name: 'Photo 2 of The Hobbit' })).toBeVisible();
    expect(made).toEqual(['1200x1600', '1200x1600']);
    expect(sent).toEqual(['image/webp', 'image/webp']);
    expect(screen.getByRole('button', { name: 'Move photo 1 forward' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Move photo 2 forward' }));
    await waitFor(() => expect(market.asked).toEqual([{ what: 'order', body: [photo(2).id, photo(1).id] }]));
    expect(screen.getByText('Photo 2 is now photo 1 of 2')).toBeInTheDocument();
  });

  it('say that a file is none, while the others go through', async () => {
    const market = serveListing(draft);
    receive(market);
    await choose(jpeg('words.jpg'), jpeg('front.jpg'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('words.jpg');
    expect(alert).toHaveTextContent('This picture cannot be read.');
    expect(within(alert).queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(await screen.findByRole('img', { name: 'Photo 1 of The Hobbit' })).toBeVisible();
    await user.click(within(alert).getByRole('button', { name: 'Drop it' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are tried again one by one', async () => {
    const market = serveListing(draft);
    let failing = true;
    receive(market, () => (failing ? (problem(503, 'unavailable') as Response) : undefined));
    await choose(jpeg('front.jpg'));
    const alert = await screen.findByRole('alert');
    failing = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('img', { name: 'Photo 1 of The Hobbit' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
