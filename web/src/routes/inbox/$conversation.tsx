import { createFileRoute } from '@tanstack/react-router';
import { ConversationPanel } from '@/features/talk/conversation';

export const Route = createFileRoute('/inbox/$conversation')({ component: ConversationPage });

function ConversationPage() {
  const { conversation } = Route.useParams();
  return <ConversationPanel key={conversation} id={conversation} />;
}
