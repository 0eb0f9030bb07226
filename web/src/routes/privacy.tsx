import { createFileRoute } from '@tanstack/react-router';
import { TextPage } from '@/components/text-page';

export const Route = createFileRoute('/privacy')({ component: () => <TextPage name="privacyText" /> });
