const paths = {
  home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9M10.5 19v-5h3v5',
  user: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c1-3.6 4-5 7.5-5s6.500 1.400 7.500 5',
  sliders: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 4.500v5M7 14.500v5',
  shield: 'M12 3.500 5 6v6c0 4 3 7 7 8.500 4-1.500 7-4.500 7-8.500V6ZM9 12l2.200 2.200L15.200 10',
  help: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM9.500 9.500c.2-1.500 1.300-2.300 2.600-2.300 1.500 0 2.600 1 2.600 2.300 0 2-2.600 2.200-2.600 4M12 16.800v.2',
  enter: 'M13 5h6v14h-6M4 12h10M10.500 8l4 4-4 4',
  leave: 'M11 5H5v14h6M10 12h10M16.500 8l4 4-4 4',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300 19 19M19 5l-1.700 1.700M6.700 17.300 5 19',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z',
  screen: 'M4 5h16v11H4ZM9 20h6M12 16v4',
  globe:
    'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM3.500 12h17M12 3.500c2.500 2.500 3.500 5.300 3.500 8.500s-1 6-3.500 8.500c-2.500-2.500-3.500-5.300-3.500-8.500s1-6 3.500-8.500Z',
  check: 'M5 12.500 10 17.500 19.500 7',
  mail: 'M3.500 6h17v12h-17ZM4 7l8 6 8-6',
  key: 'M8 15.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM11.500 12h9v3M17 12v2.500',
  copy: 'M9 9h11v11H9ZM5 15H4V4h11v1',
  download: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14',
  book: 'M12 6.500C10 5 7 4.500 4 5v13.500c3-.500 6 0 8 1.500 2-1.500 5-2 8-1.500V5c-3-.500-6 0-8 1.500ZM12 6.500V20',
  calendar: 'M4 6h16v14H4ZM4 10.500h16M8.500 3.500V8M15.500 3.500V8',
  ticket: 'M4 7h16v3.500a1.800 1.800 0 0 0 0 3.500v3H4v-3a1.800 1.800 0 0 0 0-3.500ZM14 7v10',
  warning: 'M12 4 2.500 20h19ZM12 10v5M12 17.300v.2',
  chat: 'M4 5h16v11.500h-9L7 20v-3.500H4ZM8 9.500h8M8 12.500h5',
  send: 'M4 11.500 20 4l-5 16-3.500-6.500ZM11.500 13.500 20 4',
  back: 'M14.500 5.500 8 12l6.500 6.500',
  down: 'M12 5v13M6.500 12.500 12 18l5.500-5.500',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  flag: 'M6 21V4M6 5h11l-2 3.500 2 3.500H6',
  gavel: 'M7.500 8.500 13 14M10.500 5.500l6 6M12 4l6 6M6 10l6 6M9.500 13.500 4 19M13 20h7',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the words beside it carry the meaning. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
