import { useTranslation } from 'react-i18next';
import type { OrderLine } from '@/api/types';

/** How a line stands; of what went back also why. */
export function useLineState() {
  const { t } = useTranslation('orders');
  return ({ state, ending }: Pick<OrderLine, 'state' | 'ending'>) =>
    ending === 'none' ? t(`lineState.${state}`) : t(`ending.${ending}`);
}
