import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const baize: MantineColorsTuple = [
  '#e8f5f0',
  '#cfe9df',
  '#a3d5c3',
  '#74bfa6',
  '#4aa88b',
  '#2c9075',
  '#187760',
  '#0c5a4b',
  '#084a3e',
  '#053a31',
];
const night: MantineColorsTuple = [
  '#e9f1ec',
  '#c9d6cf',
  '#a9bab1',
  '#8a9d94',
  '#52665d',
  '#34473f',
  '#1b2b26',
  '#14211d',
  '#0d1714',
  '#08100e',
];

export const theme = createTheme({
  colors: { baize, dark: night },
  primaryColor: 'baize',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  black: '#13241f',
  fontFamily: 'var(--bv-sans)',
  headings: { fontFamily: 'var(--bv-serif)' },
  defaultRadius: 6,
  fontSizes: { sm: '0.9375rem', md: '1rem' },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    // Lists open inside the page's landmarks, and inside a dialog rather than behind it.
    Select: { defaultProps: { size: 'md', withScrollArea: false, comboboxProps: { withinPortal: false } } },
    TagsInput: { defaultProps: { size: 'md', withScrollArea: false, comboboxProps: { withinPortal: false } } },
    Switch: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, radius: 10, padding: 'lg' } },
    Skeleton: { defaultProps: { radius: 6 } },
  },
});

// The lamp is on at night: buttons are lamplight yellow in the dark scheme, baize green in the light one.
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-dimmed': 'var(--bv-ink-soft)',
    '--mantine-color-placeholder': 'var(--bv-ink-soft)',
    '--mantine-color-error': 'var(--bv-danger)',
    '--mantine-color-body': 'var(--bv-card)',
    '--mantine-color-text': 'var(--bv-ink)',
    '--mantine-color-default-border': 'var(--bv-line)',
    '--mantine-color-anchor': 'var(--bv-accent)',
  },
  light: {
    '--mantine-primary-color-filled': '#0c5a4b',
    '--mantine-primary-color-filled-hover': '#083d34',
    '--mantine-primary-color-contrast': '#ffffff',
  },
  dark: {
    '--mantine-primary-color-filled': '#ffcb45',
    '--mantine-primary-color-filled-hover': '#ffd978',
    '--mantine-primary-color-contrast': '#13241f',
    '--mantine-primary-color-light': '#22342d',
    '--mantine-primary-color-light-hover': '#2a3f37',
    '--mantine-primary-color-light-color': '#cfe9df',
  },
});
