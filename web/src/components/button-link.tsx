import { Button, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Props = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };

const Base = createLink(({ ref, ...props }: Props) => <Button component="a" ref={ref} {...props} />);

/** A link that looks like a button. */
export const ButtonLink: LinkComponent<typeof Base> = (props) => <Base preload="intent" {...props} />;
