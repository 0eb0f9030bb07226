import type { Locator, Page } from '@playwright/test';
import { mailedLink, newPerson } from './people';
import { expect, test } from './test';

/** Tab, until it has the focus; on the way every stop must show that it has it. */
async function tabTo(page: Page, target: Locator, most = 40) {
  await expect(target).toBeVisible();
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const mark = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      if (element === document.body) return 'left the page';
      const looks = (one: Element) => getComputedStyle(one);
      // Some draw the ring around what stands for them.
      const around = [element, element.closest('label'), element.nextElementSibling, element.parentElement];
      const ring = around.some((one) => one && looks(one).outlineStyle !== 'none' && looks(one).outlineWidth !== '0px');
      const border = element.matches('input, textarea') && looks(element).borderColor;
      return ring || border ? '' : element.outerHTML.slice(0, 120);
    });
    expect(['', 'left the page'], `no focus to be seen: ${mark}`).toContain(mark);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target} is not reached by ${most} tabs`);
}

const press = async (page: Page, target: Locator) => {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};
const write = async (page: Page, target: Locator, text: string) => {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
};
/** A new page tells where one is. */
const lands = async (page: Page, heading: string) =>
  expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused();

test('the whole story without a mouse', async ({ page }) => {
  const ida = newPerson('Ida Wolff');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await press(page, page.getByRole('main').getByRole('link', { name: 'Join with your campus e-mail' }).first());
  await lands(page, 'Join BookVerse+');

  // Sent empty first: the summary takes the focus, and its links lead to the fields.
  await press(page, page.getByRole('button', { name: 'Create account' }));
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await press(page, page.getByRole('link', { name: 'Enter your name' }));
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type(ida.name);
  await write(page, page.getByLabel('Campus e-mail'), ida.email);
  await write(page, page.getByLabel('Password', { exact: true }), ida.password);
  await page.keyboard.press('Enter');
  await lands(page, 'Check your mail');

  await page.goto(await mailedLink(page, ida.email, 'verify'));
  await expect(page.getByRole('heading', { level: 1, name: 'Your address is confirmed' })).toBeVisible();
  await press(page, page.getByRole('main').getByRole('link', { name: 'Sign in' }));
  await lands(page, 'Welcome back');
  await write(page, page.getByLabel('Campus e-mail'), ida.email);
  await write(page, page.getByLabel('Password', { exact: true }), ida.password);
  await page.keyboard.press('Enter');
  await lands(page, 'Hello, Ida');

  await press(page, page.getByRole('button', { name: /Account of/ }));
  await press(page, page.locator('[id] > ul').getByRole('link', { name: 'Settings' }));
  await lands(page, 'Profile');
  await write(page, page.getByLabel('About you', { exact: true }), 'Typed without a mouse.');
  await write(page, page.getByRole('combobox', { name: 'Courses' }), 'bio1');
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: 'Save' }));
  await expect(page.getByText('Saved').and(page.locator(':not(a)'))).toBeVisible();

  await press(page, page.getByRole('button', { name: /Account of/ }));
  await press(page, page.locator('[id] > ul').getByRole('link', { name: 'My profile' }));
  await lands(page, 'Ida Wolff');
  await expect(page.getByText('Typed without a mouse.')).toBeVisible();

  // A dialog keeps the focus, and gives it back.
  await page.goto('/settings/privacy');
  const opener = page.getByRole('button', { name: 'Close my account' });
  await press(page, opener);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});
