import { createFileRoute } from '@tanstack/react-router';
import { NothingChosen } from '@/features/talk/conversation';

export const Route = createFileRoute('/inbox/')({ component: NothingChosen });
